using System.Text.Json;
using NeuralGlasses.Consent;
using NeuralGlasses.Storage;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

/// <summary>What is wrong with the log of captures is told to whoever asks for health.</summary>
public sealed class ConsentConditionTests
{
    [Fact]
    public void A_torn_line_and_the_hash_of_the_newest_are_in_health()
    {
        using var folder = new TemporaryFolder();
        using (new ConsentLog(new FolderShelf(folder.Path), TimeProvider.System, default))
        {
        }

        File.AppendAllText(Directory.GetFiles(folder.Path).Single(), "torn");
        using var log = new ConsentLog(new FolderShelf(folder.Path), TimeProvider.System, default);

        var (_, body) = HealthAnswer.Answer("GET /health HTTP/1.1\r\nHost: 127.0.0.1:1", 1, () => new GlassesCondition { Consent = ConsentCondition.Of(log) });

        using var json = JsonDocument.Parse(body);
        var consent = json.RootElement.GetProperty("consent");
        Assert.Equal(log.HeadHash, consent.GetProperty("headHash").GetString());
        Assert.Equal(64, log.HeadHash.Length);
        Assert.NotEmpty(consent.GetProperty("finding").GetString()!);
        Assert.Equal(1, consent.GetProperty("torn").GetInt64());
        Assert.Equal("", consent.GetProperty("fault").GetString());
    }

    [Fact]
    public void A_memory_that_fails_is_a_fault()
    {
        using var folder = new TemporaryFolder();
        var shelf = new FolderShelf(folder.Path);
        Directory.Delete(folder.Path);
        File.WriteAllText(folder.Path, "no folder any more");
        using (var log = new ConsentLog(shelf, TimeProvider.System, default))
            Assert.StartsWith("The consent log cannot be written: ", ConsentCondition.Of(log).Fault, StringComparison.Ordinal);
        File.Delete(folder.Path);
        Directory.CreateDirectory(folder.Path);
    }
}
