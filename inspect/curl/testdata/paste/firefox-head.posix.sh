curl 'https://example.com/' -I --compressed -H 'Accept-Encoding: gzip, deflate, br, zstd'
