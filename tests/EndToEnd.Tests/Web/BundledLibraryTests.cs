using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Web;

/// <summary>What the page brings along is what was published.</summary>
public sealed partial class BundledLibraryTests
{
    private static string Folder => Path.Combine(RepositoryRoot.Path, "simulator", "Web", "wwwroot", "lib");

    [Fact]
    public void Every_bundled_file_has_the_sum_that_is_written_beside_it()
    {
        var rows = Row().Matches(File.ReadAllText(Path.Combine(Folder, "README.md")));
        Assert.Equal(Directory.GetFiles(Folder, "*.js", SearchOption.AllDirectories).Length, rows.Count);
        foreach (Match row in rows)
            Assert.Equal(row.Groups[2].Value, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, row.Groups[1].Value)))));
    }

    [GeneratedRegex(@"^\| `([\w./-]+\.js)` .*`([0-9a-f]{64})` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
