using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Web;

/// <summary>What the page says of the scene that is shown, and how it shows one to both eyes.</summary>
public sealed class ScenePageTests(BrowsedPage served) : IClassFixture<BrowsedPage>
{
    // No page of the product breaks a rule, so this one is given to the page instead of the server's.
    private const string Broken = """
        {"number":9,"scene":"broken","display":"flat","earcon":"Notice","speech":"Too many words.","whole":"Too many words.","findings":[
          {"rule":"words","says":"A card has at most 24 words.","source":"reading: Brysbaert 2019","element":"card","sentence":"It has 31 words, expected at most 24."}]}
        """;

    private static string Pictures => Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "page")).FullName;

    [Fact]
    public async Task What_a_scene_does_not_keep_is_listed_with_its_source_and_how_it_sounds()
    {
        await using var open = await served.Open();
        var page = open.Page;
        await page.Locator("#scene-name", new() { HasText = "home" }).WaitForAsync();
        await page.Locator("#heard-whole", new() { HasText = "Photo" }).WaitForAsync();
        Assert.Equal("0", await page.GetAttributeAsync("#findings", "data-count"));
        var number = (await served.Get("/api/legibility")).GetProperty("number").GetInt32();
        await served.Passes(PageFollower.SettledS);
        await served.Causes(page, "index_pinch", ReachesDisplay);
        await page.WaitForFunctionAsync("() => document.getElementById('heard-change').textContent.length > 10");
        var review = await served.Get("/api/legibility");
        Assert.InRange(review.GetProperty("number").GetInt32(), number + 1, number + 100);
        Assert.Equal("flat", review.GetProperty("display").GetString());
        await page.RouteAsync("**/api/legibility*", route => route.FulfillAsync(new() { ContentType = "application/json", Body = Broken }));
        await served.Causes(page, "index_pinch", ReachesDisplay);
        var finding = page.Locator("#findings li[data-rule=words]");
        await finding.WaitForAsync();
        Assert.Contains("It has 31 words, expected at most 24.", await finding.TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("Brysbaert 2019", await finding.TextContentAsync(), StringComparison.Ordinal);
        await page.Locator(".review").ScreenshotAsync(new() { Path = Path.Combine(Pictures, "review.png") });
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task The_widest_glasses_show_a_space_to_both_eyes()
    {
        await using var open = await served.Open();
        var page = open.Page;
        await page.Locator("#profile").SelectOptionAsync("full-field");
        await page.Locator("#restart").ClickAsync();
        await page.Locator("#glasses p.note", new() { HasText = "full-field:" }).WaitForAsync();
        await page.Locator("#phase[data-phase=running]").WaitForAsync();
        await page.Locator("#scene-name", new() { HasText = "home" }).WaitForAsync();
        await served.Passes(PageFollower.SettledS);
        // One swipe at a time, each once the last is heard: a machine under load takes a swipe late, and two of them would pass the entry by.
        for (var heard = await Heard(); !heard.Contains("Space", StringComparison.Ordinal);)
        {
            var (before, inVainS) = (heard, await served.NowS() + PageFollower.InVainS);
            await page.Locator("button[data-touch=swipe_forward]").ClickAsync();
            while ((heard = await Heard()) == before)
            {
                Assert.True(await served.NowS() < inVainS, $"no swipe was heard behind '{heard}'");
                await served.Passes(await served.NowS() + 0.1);
            }
        }

        await page.Locator("button[data-touch=press]").ClickAsync();
        await page.Locator("#scene-name", new() { HasText = "space:all" }).WaitForAsync();
        await page.Locator("#heard-change", new() { HasText = "To the left: Anna." }).WaitForAsync();
        const string World = "() => document.getElementById('view').toDataURL()";
        foreach (var eyes in (string[])["both", "crossed", "anaglyph", "left"])
        {
            var before = await page.EvaluateAsync<string>(World);
            await page.Locator($"button[data-eyes={eyes}]").ClickAsync();
            if (eyes != "both")
                await page.WaitForFunctionAsync($"before => ({World})() !== before", before);
            await page.Locator(".world").ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"eyes-{eyes}.png") });
        }

        Assert.Empty(open.Complaints);
    }

    private async Task<string> Heard() => (await served.Get("/api/legibility")).GetProperty("speech").GetString() ?? "";

    private static bool ReachesDisplay(JsonElement entry) => entry.GetProperty("kind").GetString() == "reaction" && entry.TryGetProperty("toHudMs", out _);
}
