package curl

// node pairs the n-th URL with the n-th -o and the n-th -T, as curl does.
type node struct {
	url, output, upload string
	noGlob, remote      bool
}

// nodes is a list that grows without being copied: it may hold a hundred
// thousand.
type nodes struct {
	chunks [][]node
	length int
}

const nodesPerChunk = 512

func (l *nodes) at(i int) *node { return &l.chunks[i/nodesPerChunk][i%nodesPerChunk] }

func (l *nodes) add(n node) {
	if l.length%nodesPerChunk == 0 {
		l.chunks = append(l.chunks, make([]node, 0, nodesPerChunk))
	}
	last := len(l.chunks) - 1
	l.chunks[last] = append(l.chunks[last], n)
	l.length++
}

// free returns the first node, from *cursor on, that has no such part yet,
// and adds one when all have.
func (o *operation) free(cursor *int) *node {
	if *cursor == o.nodes.length {
		o.nodes.add(node{remote: o.remoteAll})
	}
	*cursor++
	return o.nodes.at(*cursor - 1)
}
