curl --url 'https://example.com/api' \
  -X 'PUT' \
  -H 'content-type: application/json' \
  -H $'x-note: it\u0027s \ud83d\ude00\u0021' \
  --data-raw $'{"name":"it\'s","text":"a\\nb\u0021","at":"@home"}' \
  --compressed
