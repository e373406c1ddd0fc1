== line 1
POST https://example.com/api?a=b
header "Content-Type": "application/json"
header "User-Agent": "insomnia/9.3.2"
cookie "a=b; c=d"
follow false, compressed false, insecure false, version 0, time 0s
type ""
body "{\"it\": \"works\"}"
