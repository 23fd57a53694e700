using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Web;

/// <summary>A server and a headless Chromium before it; without a Chromium nothing is started, and the tests say why they are skipped.</summary>
public sealed class BrowsedPage : ServedPage
{
    // A machine that runs all tests at once on two cores is slow; only what never comes costs this long.
    private const float WaitsMs = 120_000;
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly string? _chromium = Environment.GetEnvironmentVariable("NEURALGLASSES_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public override async ValueTask InitializeAsync()
    {
        if (_chromium is null)
            return;
        await base.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = _chromium, Args = ["--use-fake-device-for-media-stream"] });
    }

    /// <summary>Opens the page in a window of its own before a session of its own, when its world moves.</summary>
    public async Task<OpenPage> Open(int width = 1280, int height = 1000, ColorScheme look = ColorScheme.Light, ReducedMotion motion = ReducedMotion.NoPreference, Func<IPage, Task>? prepare = null)
    {
        Assert.SkipWhen(_browser is null, "No Chromium is installed (apt-get install chromium), so the page was not looked at.");
        // The dice, the glasses and the conditions of the test before, whichever it was, are not this one's.
        using (var stream = await Follow())
            await Restart(stream, new { action = "restart", scenario = "play", seed = 1 });
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = look, ReducedMotion = motion, Permissions = ["camera"] });
        context.SetDefaultTimeout(WaitsMs);
        var opened = new OpenPage(await context.NewPageAsync());
        if (prepare is not null)
            await prepare(opened.Page);
        await opened.Page.GotoAsync(Address.ToString());
        try
        {
            await opened.Page.WaitForSelectorAsync("#phase[data-phase=running]");
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The page does not run: '{await opened.Page.TextContentAsync("#status")}'. {string.Join(' ', opened.Complaints)}");
        }

        return opened;
    }

    /// <summary>
    /// Clicks on a movement until it causes an entry that is as wanted, and returns that. When a click comes depends on the wall clock, and no
    /// decoder sees every movement; how long one is waited for is simulated time, as a world under load is slower than the wall. Five in vain fail.
    /// </summary>
    public async Task<JsonElement> Causes(IPage page, string movement, Func<JsonElement, bool> wanted)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = await NewestEntry();
            await page.Locator($"button[data-movement={movement}]").ClickAsync();
            var inVainS = await NowS() + PageFollower.InVainS;
            bool isOver;
            do
            {
                await Task.Delay(LookAgainMs, TestContext.Current.CancellationToken);
                isOver = await NowS() > inVainS;
                foreach (var entry in await Entries(before))
                {
                    if (wanted(entry))
                        return entry;
                }
            }
            while (!isOver);
            Assert.True(attempt < 5, $"five times there was nothing as wanted after {movement}: {string.Join(" | ", (await Entries(0)).TakeLast(40))}");
        }
    }

    /// <summary>Clicks on a movement until it causes an entry of a kind.</summary>
    public Task<JsonElement> Causes(IPage page, string movement, string kind) => Causes(page, movement, entry => entry.GetProperty("kind").GetString() == kind);

    public override async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await base.DisposeAsync();
    }

    private async Task<JsonElement[]> Entries(long since) => [.. (await Get($"/api/events?since={since}")).GetProperty("events").EnumerateArray()];

    private async Task<long> NewestEntry() => (await Entries(0)).Select(entry => entry.GetProperty("id").GetInt64()).LastOrDefault();
}

/// <summary>The page in a window, and what went wrong in it.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    public OpenPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.RequestFailed += (_, request) => Note(true, $"{request.Url}: {request.Failure}");
        page.Response += (_, response) => Note(response.Status >= 400, $"{response.Status} {response.Url}");
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints)
                return [.. _complaints];
        }
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    private void Note(bool isWrong, string text)
    {
        if (!isWrong)
            return;
        lock (_complaints)
            _complaints.Add(text);
    }
}
