curl 'https://example.com/a' \
  -H 'accept: */*' \
  --compressed ;
curl 'https://example.com/b' \
  -H 'accept: image/avif,*/*' \
  --data-raw 'x=1&y=2' \
  --compressed
