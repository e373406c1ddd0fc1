curl --location 'https://example.com/form' \
--header 'Content-Type: multipart/form-data' \
--form 'title="a \"quoted\" \\ value; kept"' \
--form 'doc=@"dir/p.html"' \
--form 'meta="{}";type=application/json'
