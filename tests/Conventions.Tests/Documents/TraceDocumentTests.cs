using System.Text.RegularExpressions;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

public sealed class TraceDocumentTests
{
    private const string Document = "simulator/Traces/README.md";

    [Fact]
    public void The_table_of_the_kinds_of_record_is_what_the_code_says()
    {
        var expected = MarkedTable.Build(
            "Number | Kind | Role | Payload | Meaning",
            TraceRecordKinds.All.Select(k => $"{(int)k.Kind} | {k.Kind} | {k.Role.ToString().ToLowerInvariant()} | {k.Payload} | {k.Meaning}"));
        Assert.True(MarkedTable.Read(Document, "kinds") == expected, MarkedTable.Complaint(Document, "kinds", expected));
    }

    [Fact]
    public void Every_kind_is_described_once_in_the_order_of_the_numbers() =>
        Assert.Equal(Enum.GetValues<TraceRecordKind>(), TraceRecordKinds.All.Select(k => k.Kind));

    [Fact]
    public void The_format_that_the_document_names_is_the_codes() =>
        Assert.Matches($"`{Regex.Escape(TraceHeader.CurrentFormat)}`", Repository.Read(Document));
}
