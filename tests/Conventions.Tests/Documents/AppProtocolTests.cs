using NeuralGlasses.Hosting.Packages;
using NeuralGlasses.Hosting.Process;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

public sealed class AppProtocolTests
{
    private const string Document = "hardware-spec/app-protocol.md";

    public static TheoryData<string> Tables => new(AppProtocolTables.All.Keys);

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_is_what_the_code_writes_and_reads(string name)
    {
        string expected = AppProtocolTables.All[name]();
        Assert.True(expected == MarkedTable.Read(Document, name), MarkedTable.Complaint(Document, name, expected));
    }

    [Fact]
    public void Every_marked_table_is_rebuilt() =>
        Assert.Equal(AppProtocolTables.All.Keys.Order(), MarkedTable.NamesIn(Document).Order());

    [Fact]
    public void The_table_of_the_manifest_has_all_that_a_manifest_says() => Assert.Empty(AppManifestTable.Unnamed());

    [Fact]
    public void The_names_in_the_sentences_are_the_constants()
    {
        string text = Repository.Read(Document);
        Assert.Contains($"Version 1, `{AppProtocol.Name}`", text, StringComparison.Ordinal);
        Assert.Contains($"`{AppPackage.Extension}`", text, StringComparison.Ordinal);
        Assert.Contains($"`{AppPackage.ListName}`", text, StringComparison.Ordinal);
    }
}
