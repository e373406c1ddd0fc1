== line 1
PUT https://example.com/api
header "content-type": "application/json"
header "x-note": "it's 😀!"
follow false, compressed true, insecure false, version 0, time 0s
type ""
body "{\"name\":\"it's\",\"text\":\"a\\nb!\",\"at\":\"@home\"}"
