curl --request POST \
  --url 'https://example.com/api?a=b' \
  --header 'Content-Type: application/json' \
  --header 'User-Agent: insomnia/9.3.2' \
  --cookie 'a=b; c=d' \
  --data '{"it": "works"}'
