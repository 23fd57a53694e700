using System.Text.RegularExpressions;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

public sealed partial class ReadmeTests
{
    public static TheoryData<string> Documents => new(Repository.Files("", "*.md").Order(StringComparer.Ordinal));

    [Fact]
    public void Follow_one_gesture_names_fourteen_files_that_exist()
    {
        var readMe = Repository.Read("README.md");
        var start = readMe.IndexOf("## Follow one gesture", StringComparison.Ordinal);
        Assert.True(start >= 0, "README.md has no heading '## Follow one gesture'.");
        var end = readMe.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        var rows = Row().Matches(end < 0 ? readMe[start..] : readMe[start..end]);
        Assert.Equal(Enumerable.Range(1, 14).Select(n => n.ToString()), rows.Select(r => r.Groups["number"].Value));
        var missing = rows.Select(r => r.Groups["file"].Value).Where(f => !File.Exists(Repository.PathOf(f)));
        Findings.None(missing);
        Assert.All(rows, r => Assert.Equal(r.Groups["file"].Value, r.Groups["link"].Success ? r.Groups["link"].Value : r.Groups["file"].Value));
    }

    [Fact]
    public void The_continuous_integration_runs_the_two_commands_of_the_read_me()
    {
        var block = Shell().Match(Repository.Read("README.md"));
        Assert.True(block.Success, "README.md has no block of shell commands.");
        var commands = block.Groups["commands"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, commands.Length);
        var run = Repository.Read(".ci/run");
        Assert.All(commands, c => Assert.Contains(c, run, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Relative_links_lead_somewhere(string file)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(file))!;
        var broken = from Match link in Link().Matches(Fence().Replace(Repository.Read(file), ""))
                     let target = link.Groups["target"].Value.Split('#')[0]
                     where target.Length > 0 && !Scheme().IsMatch(target)
                     where !Path.Exists(Path.Combine(folder, Uri.UnescapeDataString(target)))
                     select $"{file}: {target}";
        Findings.None(broken);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_to_a_heading_name_one_that_is_there(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var broken = from Match link in Link().Matches(Fence().Replace(Repository.Read(file), ""))
                     let parts = link.Groups["target"].Value.Split('#')
                     where parts.Length == 2 && !Scheme().IsMatch(parts[0]) && (parts[0].Length == 0 || parts[0].EndsWith(".md", StringComparison.Ordinal))
                     let document = parts[0].Length == 0 ? file : Path.GetRelativePath(Repository.PathOf(""), Path.GetFullPath(Path.Combine(Repository.PathOf(folder), parts[0])))
                     where !Anchors(document).Contains(parts[1])
                     select $"{file}: {link.Groups["target"].Value}";
        Findings.None(broken);
    }

    // As the hosts of repositories make them: small letters, digits and hyphens, a hyphen for each space.
    private static IEnumerable<string> Anchors(string document) =>
        from Match heading in Heading().Matches(Fence().Replace(Repository.Read(document), ""))
        select NoAnchor().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{Nd} _-]")]
    private static partial Regex NoAnchor();

    [GeneratedRegex(@"^\| *(?<number>\d+) *\|[^|]*\| *\[?`(?<file>[^`]+)`(\]\((?<link>[^)]+)\))? *\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"```sh\n(?<commands>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shell();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`(?!\])", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9+.-]*:")]
    private static partial Regex Scheme();
}
