# A static binary that runs as nobody and needs nothing but the certificates.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags=-s -o /maxage .

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /maxage /maxage
USER 65534:65534
WORKDIR /work
ENTRYPOINT ["/maxage"]
