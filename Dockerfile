# A static binary that runs as nobody and needs nothing but the certificates,
# and /tmp for what does not fit into memory.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags=-s -o /image/maxage . \
 && install -D -m 644 /etc/ssl/certs/ca-certificates.crt /image/etc/ssl/certs/ca-certificates.crt \
 && install -d -m 1777 /image/tmp

FROM scratch
COPY --from=build /image /
USER 65534:65534
WORKDIR /work
ENTRYPOINT ["/maxage"]
