== line 1
GET https://example.com/a
header "accept": "*/*"
follow false, compressed true, insecure false, version 0, time 0s
== line 4
POST https://example.com/b
header "accept": "image/avif,*/*"
follow false, compressed true, insecure false, version 0, time 0s
type "application/x-www-form-urlencoded"
body "x=1&y=2"
