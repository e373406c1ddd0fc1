curl 'https://example.com/s?f\[\]=1' \
-X 'GET' \
-H 'Accept: text/html' \
-H 'Accept-Encoding: gzip, deflate, br' \
-H 'User-Agent: Mozilla/5.0 (Macintosh) Version/17.5 Safari/605.1.15'
