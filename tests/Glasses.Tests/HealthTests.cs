using System.Text.Json;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

public sealed class HealthTests
{
    [Fact]
    public void Whoever_asks_this_machine_is_told_how_the_glasses_are()
    {
        var (status, body) = Ask("GET /health HTTP/1.1\r\nHost: 127.0.0.1:8790");

        Assert.Equal(200, status);
        using var json = JsonDocument.Parse(body);
        Assert.Equal("Streaming", json.RootElement.GetProperty("band").GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("GET /health HTTP/1.1\r\nHost: evil.example", 403)]
    [InlineData("GET /health HTTP/1.1\r\nHost: 127.0.0.1:1", 403)]
    [InlineData("GET /health HTTP/1.1", 403)]
    [InlineData("GET /health HTTP/1.1\r\nHost: 127.0.0.1:8790\r\nHost: evil.example", 403)]
    [InlineData("GET /photos HTTP/1.1\r\nHost: 127.0.0.1:8790", 404)]
    [InlineData("POST /health HTTP/1.1\r\nHost: localhost:8790", 405)]
    [InlineData("", 400)]
    [InlineData("GET /health", 400)]
    [InlineData("\u0016\u0003\u0001", 400)]
    public void Everybody_else_is_refused(string head, int status) => Assert.Equal(status, Ask(head).Status);

    private static (int Status, string Body) Ask(string head) =>
        HealthAnswer.Answer(head, 8790, () => new GlassesCondition { Band = new LinkCondition { State = "Streaming" } });
}
