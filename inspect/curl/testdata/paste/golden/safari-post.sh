== line 1
POST https://example.com/s
header "Content-Type": "application/x-www-form-urlencoded"
follow false, compressed false, insecure false, version 0, time 0s
type ""
body "a=b&c=d"
