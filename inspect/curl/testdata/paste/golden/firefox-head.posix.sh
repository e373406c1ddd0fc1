== line 1
HEAD https://example.com/
header "Accept-Encoding": "gzip, deflate, br, zstd"
follow false, compressed true, insecure false, version 0, time 0s
