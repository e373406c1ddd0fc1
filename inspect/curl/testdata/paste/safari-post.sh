curl 'https://example.com/s' \
-X 'POST' \
-H 'Content-Type: application/x-www-form-urlencoded' \
--data 'a=b&c=d'
