using NeuralGlasses.Tests;
using NeuralGlasses.Text;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Text;

public sealed class TextAllocationTests
{
    private static readonly string Mixed = string.Concat(Enumerable.Repeat("He said (שלום 12%) and مرحبا, 你好。👍 ", 28));

    [Fact]
    public void A_paragraph_allocates_its_levels_and_nothing_else_that_grows()
    {
        Assert.InRange(Least(() => TextParagraph.Of(Mixed)), Mixed.Length, Mixed.Length + 200);
    }

    [Fact]
    public void Lines_and_breaks_allocate_nothing()
    {
        var paragraph = TextParagraph.Of(Mixed);
        List<TextRun> runs = new(Mixed.Length);
        var breaks = new LineBreak[Mixed.Length];
        var characters = new bool[Mixed.Length];
        Assert.Equal(0, Least(() => paragraph.VisualRuns(0, Mixed.Length, runs)));
        Assert.Equal(0, Least(() => LineBreaks.Of(Mixed, breaks)));
        Assert.Equal(0, Least(() => GraphemeBreaks.Of(Mixed, characters)));
    }

    // Of several runs, because a collection between two may empty the pool of arrays.
    private static long Least(Action work)
    {
        work();
        return Allocation.LeastOf(work);
    }
}
