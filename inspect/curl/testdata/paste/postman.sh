curl --location --request PATCH 'https://example.com/v1/things?x=1' \
--header 'Content-Type: application/json' \
--header 'X-Empty;' \
--header 'Authorization: Bearer t0ken' \
--data-raw '{
    "mail": "me@example.com"
}'
