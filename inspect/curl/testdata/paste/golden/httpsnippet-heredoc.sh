== line 1
POST https://example.com/json
header "content-type": "application/json"
follow false, compressed false, insecure true, version 1, time 0s
type ""
body "{\"it's\": \"a \\ $5 \\\"deal\\\"\"}"
