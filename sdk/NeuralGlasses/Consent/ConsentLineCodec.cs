using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Consent;

/// <summary>
/// Bytes of a line: a JSON object whose last member is the hash, and a line feed. The hash is SHA-256 over the 32 bytes of the hash before and
/// the bytes of the line in front of <c>,"hash":</c>, so that it is checked over the bytes as they stand and JSON needs no canonical form.
/// </summary>
internal static class ConsentLineCodec
{
    public const int MostText = 400;

    private const int HashDigits = 2 * SHA256.HashSizeInBytes;
    // The file is read by people and by our own code, never put into a page as it is.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly byte[] HashMember = Encoding.ASCII.GetBytes(",\"hash\":\"");
    private static readonly byte[] LineEnd = Encoding.ASCII.GetBytes("\"}\n");

    /// <summary>Writes a line with its line feed, and replaces the hash before by its own.</summary>
    public static void Write(ArrayBufferWriter<byte> buffer, long sequence, DateTimeOffset wall, ConsentEntry entry, Span<byte> hash)
    {
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("seq", sequence);
            json.WriteString("wall", wall.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz"));
            json.WriteNumber("host", entry.At.Microseconds);
            json.WriteString("kind", Name(entry.Kind));
            Add(json, "app", entry.App);
            Add(json, "capture", entry.Capture);
            Add(json, "session", entry.Session);
            Add(json, "cause", entry.Cause);
            Add(json, "outcome", entry.Outcome);
            Add(json, "text", entry.Text);
            Add(json, "frames", entry.Frames);
            Add(json, "samples", entry.Samples);
            Add(json, "bytes", entry.Bytes);
            Add(json, "file", entry.File);
            Add(json, "to", entry.Destination);
            Add(json, "purpose", entry.Purpose);
            Add(json, "sha256", entry.Sha256);
            Add(json, "before", entry.Before);
        }

        // The object is left open: its last member is the hash of all that stands here.
        Chain(hash, buffer.WrittenSpan);
        buffer.Write(HashMember);
        buffer.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash)));
        buffer.Write(LineEnd);
    }

    /// <summary>Whether a line, without its line feed, has the right hash behind the one before, which is then replaced by it.</summary>
    public static bool Fits(ReadOnlySpan<byte> line, Span<byte> hash)
    {
        if (!TrySplit(line, out ReadOnlySpan<byte> body, out ReadOnlySpan<byte> digits))
            return false;
        Span<byte> own = stackalloc byte[SHA256.HashSizeInBytes];
        hash.CopyTo(own);
        Chain(own, body);
        if (!digits.SequenceEqual(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(own))))
            return false;
        own.CopyTo(hash);
        return true;
    }

    /// <summary>Reads what a line, without its line feed, tells; its hash is not checked.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> line, out ConsentLine? read)
    {
        read = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            if (!Enum.TryParse(Text(root, "kind"), ignoreCase: true, out ConsentLineKind kind))
                return false;
            var entry = new ConsentEntry(kind, new HostTime(root.GetProperty("host").GetInt64()))
            {
                App = Text(root, "app"),
                Capture = Text(root, "capture"),
                Session = Number(root, "session"),
                Cause = Text(root, "cause"),
                Outcome = Text(root, "outcome"),
                Text = Text(root, "text"),
                Frames = Number(root, "frames"),
                Samples = Number(root, "samples"),
                Bytes = Number(root, "bytes"),
                File = Text(root, "file"),
                Destination = Text(root, "to"),
                Purpose = Text(root, "purpose"),
                Sha256 = Text(root, "sha256"),
                Before = Text(root, "before"),
            };
            read = new ConsentLine(root.GetProperty("seq").GetInt64(), root.GetProperty("wall").GetDateTimeOffset(), entry, Text(root, "hash"));
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return false;
        }
    }

    private static void Chain(Span<byte> hash, ReadOnlySpan<byte> body)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(hash);
        sha.AppendData(body);
        sha.GetHashAndReset(hash);
    }

    private static bool TrySplit(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> body, out ReadOnlySpan<byte> digits)
    {
        int tail = HashMember.Length + HashDigits + LineEnd.Length - 1;
        body = default;
        digits = default;
        if (line.Length <= tail || !line[^tail..].StartsWith(HashMember) || !line.EndsWith(LineEnd.AsSpan()[..^1]))
            return false;
        body = line[..^tail];
        digits = line.Slice(line.Length - LineEnd.Length + 1 - HashDigits, HashDigits);
        return true;
    }

    private static string Name(ConsentLineKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static void Add(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
            json.WriteString(name, text.Length > MostText ? text.AsSpan(0, MostText) : text);
    }

    private static void Add(Utf8JsonWriter json, string name, long number)
    {
        if (number != 0)
            json.WriteNumber(name, number);
    }

    private static string Text(JsonElement root, string name) => root.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";

    private static long Number(JsonElement root, string name) => root.TryGetProperty(name, out JsonElement value) ? value.GetInt64() : 0;
}
