// Package load reads recordings of HTTP exchanges: curl -v transcripts, curl -i
// output and raw HTTP text, HAR, WARC, and our own JSON and NDJSON. It streams:
// memory does not grow beyond one entry of a recording.
package load
