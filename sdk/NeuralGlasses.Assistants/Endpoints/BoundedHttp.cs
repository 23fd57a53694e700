namespace NeuralGlasses.Assistants.Endpoints;

/// <summary>Keeps an endpoint to an answer of so many bytes, and to say something from time to time: one that sends for ever, or nothing, is left.</summary>
/// <param name="mostBytes">Most bytes of an answer.</param>
/// <param name="silence">Longest time in which nothing comes.</param>
/// <param name="clock">The clock.</param>
internal sealed class BoundedHttp(long mostBytes, TimeSpan silence, TimeProvider clock) : DelegatingHandler(new SocketsHttpHandler
{
    // A redirect would carry the wearer's words and the key to whom nobody chose, and a proxy would read them.
    AllowAutoRedirect = false,
    UseProxy = false,
    UseCookies = false,
    ConnectTimeout = TimeSpan.FromSeconds(10),
    MaxResponseHeadersLength = 64,
})
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(silence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Silent(silence);
        }

        var bounded = new StreamContent(new BoundedStream(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), mostBytes, silence, clock));
        foreach (KeyValuePair<string, IEnumerable<string>> header in response.Content.Headers.Where(header => header.Key is not "Content-Length"))
            bounded.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content = bounded;
        return response;
    }

    private static EndpointException Silent(TimeSpan silence) => new(FormattableString.Invariant($"it said nothing for {silence.TotalSeconds:0.#} s"));

    private sealed class BoundedStream(Stream inner, long most, TimeSpan silence, TimeProvider clock) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            using var late = new CancellationTokenSource(silence, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
            try
            {
                int count = await inner.ReadAsync(buffer, either.Token).ConfigureAwait(false);
                _read += count;
                return _read <= most ? count : throw new EndpointException($"its answer has more than {most} bytes");
            }
            catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw Silent(silence);
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
