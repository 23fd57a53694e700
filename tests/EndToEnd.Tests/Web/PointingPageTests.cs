using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using NeuralGlasses.Pointing.Tasks;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Web;

/// <summary>The tasks of pointing on the page, for a mouse.</summary>
public sealed class PointingPageTests(BrowsedPage served) : IClassFixture<BrowsedPage>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Pictures => Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "page")).FullName;

    [Fact]
    public async Task A_mouse_does_the_ring_and_its_measures_are_shown()
    {
        await using var open = await served.Open();
        var page = open.Page;
        await page.ClickAsync("a[href='pointing.html']");
        await page.ClickAsync("[data-task=ring]");
        await page.WaitForFunctionAsync("() => document.getElementById('say').textContent.startsWith('Click')");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, "pointing.png"), FullPage = true });
        var box = (await page.Locator("#field").BoundingBoxAsync())!;
        foreach (var (target, number) in TargetLayouts.Ring(640, 400, 13, 300, 36).Select((target, number) => (target, number)))
        {
            // Two pixels beside the middle by turns, so that there is a width.
            var x = target.X + (number % 2 == 0 ? 2 : -2);
            await page.Mouse.MoveAsync((float)(box.X + (x * box.Width / 640)), (float)(box.Y + (target.Y * box.Height / 400)), new MouseMoveOptions { Steps = 5 });
            await page.Mouse.DownAsync();
            await page.Mouse.UpAsync();
        }

        await page.WaitForSelectorAsync("[data-result=ring]");
        var cells = await page.Locator("[data-result=ring] td").AllTextContentsAsync();
        Assert.True(double.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture) > 1, string.Join(' ', cells));
        Assert.Equal(("0.00", "0"), (cells[9], cells[10]));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, "pointing-done.png"), FullPage = true });
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task What_the_server_measures_is_what_simulated_wearers_are_measured_by()
    {
        var ring = TargetLayouts.Ring(640, 400, 13, 300, 36);
        double[][] samples = [.. ring.Select((target, number) => new[] { number * 700.0, target.X + (number % 3), target.Y - (number % 2), 1 })];
        var expected = SequenceMeasures.Of(new TapTask(ring), samples.Select(each => new CursorSample(new HostTime((long)each[0] * 1000), each[1], each[2], true)));

        using var answer = await served.Client.PostAsJsonAsync("/api/pointing", new { task = "ring", seed = 1, samples }, Token);

        var measured = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement;
        Assert.Equal(13, measured.GetProperty("hits").GetInt32());
        Assert.Equal(expected.BitsPerSecond, measured.GetProperty("bitsPerSecond").GetDouble(), 9);
        Assert.Equal(expected.EffectiveWidthPixels, measured.GetProperty("effectiveWidthPixels").GetDouble(), 9);
    }

    [Theory]
    [InlineData("""{"task":"star","seed":1,"samples":[[0,1,1,0]]}""", "star")]
    [InlineData("""{"task":"ring","seed":1,"samples":[]}""", "samples are 0")]
    [InlineData("""{"task":"ring","seed":1,"samples":[[0,1]]}""", "four numbers")]
    [InlineData("""{"task":"discs","seed":1,"samples":[[5,1,1,0],[0,1,1,0]]}""", "order of time")]
    public async Task What_is_no_path_is_refused(string body, string says)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await served.Client.PostAsync(new Uri("/api/pointing", UriKind.Relative), content, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }
}
