using System.Net.Http.Json;
using System.Text.Json;
using NeuralGlasses.Simulator.Web;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Web;

/// <summary>A server with a session that runs, for all tests of a class.</summary>
public class ServedPage : IAsyncLifetime
{
    protected const int LookAgainMs = 40;
    private readonly Runs _runs = new();
    private PlayServer? _server;

    public Uri Address => _server!.Address;

    public HttpClient Client { get; } = new();

    public virtual async ValueTask InitializeAsync()
    {
        _server = await PlayServer.Start(new ServeRequest { Port = 0, Out = _runs.NewFolder() }, TimeProvider.System);
        Client.BaseAddress = _server.Address;
        using var stream = await Follow();
        await stream.Streams(1);
    }

    public async Task<PageFollower> Follow() => await PageFollower.Open(Address);

    public async Task<JsonElement> Get(string path)
    {
        using var answer = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    public async Task<(int Status, JsonElement Answer)> Post(string path, object body)
    {
        using var answer = await Client.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    public async Task<JsonElement> Do(string path, object body)
    {
        var (status, answer) = await Post(path, body);
        Assert.True(status == 200, answer.ToString());
        return answer;
    }

    /// <summary>Simulated time, in seconds.</summary>
    public async Task<double> NowS() => (await Get("/api/state")).GetProperty("state").GetProperty("atS").GetDouble();

    /// <summary>Waits until the simulated time is there.</summary>
    public async Task Passes(double atS)
    {
        while (await NowS() < atS)
            await Task.Delay(LookAgainMs, TestContext.Current.CancellationToken);
    }

    /// <summary>Begins another session and waits until its band streams; returns its number.</summary>
    public async Task<int> Restart(PageFollower stream, object wish)
    {
        var number = (await Do("/api/session", wish)).GetProperty("state").GetProperty("session").GetInt32();
        await stream.Streams(number);
        return number;
    }

    public virtual async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        _runs.Dispose();
        GC.SuppressFinalize(this);
    }
}
