== line 1
PATCH https://example.com/v1/things?x=1
header "Content-Type": "application/json"
header "X-Empty": ""
header "Authorization": "Bearer t0ken"
follow true, compressed false, insecure false, version 0, time 0s
type ""
body "{\n    \"mail\": \"me@example.com\"\n}"
