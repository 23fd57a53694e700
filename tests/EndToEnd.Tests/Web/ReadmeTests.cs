using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Web;

/// <summary>What simulator/Web/README.md tells a script to do, done word for word.</summary>
public sealed partial class ReadmeTests(ServedPage page) : IClassFixture<ServedPage>
{
    private const string Written = "http://localhost:8642";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Text => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "simulator", "Web", "README.md"));

    [Fact]
    public async Task Every_curl_line_is_answered()
    {
        var lines = Text.Split('\n').Where(line => line.StartsWith("curl ", StringComparison.Ordinal)).ToArray();
        Assert.InRange(lines.Length, 10, 40);
        foreach (var line in lines)
        {
            using var request = Request([.. Words().Matches(line).Select(word => word.Value.Trim('\''))]);
            using var answer = await page.Client.SendAsync(request, Token);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{line}: {await answer.Content.ReadAsStringAsync(Token)}");
        }
    }

    [Fact]
    public async Task Every_path_is_in_the_table_and_the_other_way_round()
    {
        using var answer = await page.Client.GetAsync("/api/nothing", Token);
        var known = Paths().Matches(await answer.Content.ReadAsStringAsync(Token)).Select(path => path.Value).Where(path => path != "/api/nothing");
        var described = Rows().Matches(Text).Select(row => row.Groups[1].Value);
        Assert.Equal(known.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    private HttpRequestMessage Request(string[] words)
    {
        var url = words.Single(word => word.StartsWith(Written, StringComparison.Ordinal))[Written.Length..];
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(page.Address, url));
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if (words[i] == "-d")
                (request.Method, request.Content) = (HttpMethod.Post, new StringContent(words[i + 1], Encoding.UTF8, "application/json"));
        }

        // What curl sends with -d is a form, unless it is told otherwise.
        Assert.True(request.Content is null || words.Contains("Content-Type: application/json"), string.Join(' ', words));
        return request;
    }

    [GeneratedRegex("'[^']*'|[^ ]+")]
    private static partial Regex Words();

    [GeneratedRegex(@"/api/[a-z]+(?:\.png)?")]
    private static partial Regex Paths();

    [GeneratedRegex(@"^\| `(?:GET|POST) (/api/[a-z]+(?:\.png)?)", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
