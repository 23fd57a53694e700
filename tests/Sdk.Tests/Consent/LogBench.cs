using System.Text;
using Microsoft.Extensions.Time.Testing;
using NeuralGlasses.Consent;
using NeuralGlasses.Sdk.Tests.Storage;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Consent;

// A consent log in memory at a known time of day.
internal sealed class LogBench
{
    public const string First = "consent-000001.jsonl";

    public LogBench()
    {
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 14, 4, 5, TimeSpan.Zero));
        Clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(1), "test", "test"));
    }

    public FakeShelf Shelf { get; } = new();

    public FakeTimeProvider Clock { get; }

    public static HostTime At(double ms) => new((long)(ms * 1000));

    public static ConsentEntry Asked(int number) => new(ConsentLineKind.Asked, At(number)) { App = "camera", Capture = "Photo", Session = number, Cause = "gesture fist at 0.93" };

    public ConsentLog Open(double ms = 0, ConsentLogOptions? options = null) => new(Shelf, Clock, At(ms), options);

    public void Write(int lines, ConsentLogOptions? options = null)
    {
        using ConsentLog log = Open(0, options);
        for (var i = 1; i <= lines; i++)
            log.TryAdd(Asked(i));
    }

    public List<string> Lines(string file = First) => [.. Encoding.UTF8.GetString(Shelf[file]).Split('\n')[..^1]];

    public void Put(IEnumerable<string> lines, string file = First) => Shelf[file] = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    public ConsentLogFinding Verify(string? head = null) => ConsentLogCheck.Verify(Shelf, head);
}
