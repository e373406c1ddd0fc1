curl --request POST \
  --url https://example.com/json \
  --http1.0 \
  --insecure \
  --header 'content-type: application/json' \
  --data @- <<EOF
{"it's": "a \\ \$5 \"deal\""}
EOF
