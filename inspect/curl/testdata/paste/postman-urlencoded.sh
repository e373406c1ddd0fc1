curl --location --globoff 'https://example.com/q?a={{b}}' --max-time 30 --silent --user 'u:p' \
--data-urlencode 'k=v w' \
--data-urlencode 'e=a@b'
