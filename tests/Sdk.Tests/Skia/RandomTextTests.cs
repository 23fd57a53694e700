using System.Globalization;
using NeuralGlasses.Skia;
using NeuralGlasses.Text;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Skia;

public sealed class RandomTextTests
{
    private const int Texts = 2000;
    private const double Thousandth = 1e-3;

    private static readonly char[] HangOrEnd = [' ', '\t', '\u2009', '\u3000', '\n', '\r', '\u0085', '\u2028'];

    [Fact]
    public void Every_line_fits_and_no_character_is_lost()
    {
        using var setter = new SkiaTextSetter();
        for (var seed = 0; seed < Texts; seed++)
        {
            var random = new Random(seed);
            var text = RandomText.Of(random);
            var room = random.Next(3) == 0 ? 5 + (100 * random.NextDouble()) : 100 + (600 * random.NextDouble());
            var most = random.Next(2) == 0 ? int.MaxValue : random.Next(1, 6);
            var set = setter.Lay(text, 10 + random.Next(40), room, most);
            var of = $"seed {seed}";
            Assert.True(set.Lines.Count <= most, of);
            Assert.All(set.Lines, l => Assert.True(l.WidthPixels <= room + Thousandth || IsOneCharacter(text, l), of));
            Assert.Equal(set.Lines.Count == 0 ? 0 : set.Lines.Max(l => l.WidthPixels), set.WidthPixels);
            var at = 0;
            foreach (var line in set.Lines)
            {
                Assert.True(line.Start >= at, of);
                Assert.True(text[at..line.Start].All(HangOrEnd.Contains), of);
                at = line.Start + line.Length;
            }

            if (!set.IsCut)
                Assert.True(text[at..].All(c => char.IsWhiteSpace(c) || char.IsControl(c)), of);
        }
    }

    [Fact]
    public void Two_setters_set_alike()
    {
        using var first = new SkiaTextSetter();
        var nothing = Directory.CreateTempSubdirectory("no-fonts");
        using var second = new SkiaTextSetter(FontSet.With(nothing.FullName));
        nothing.Delete();
        // The other order, so that nothing may depend on what was set before.
        var expected = Enumerable.Range(0, 200).Select(seed => Describe(Lay(first, seed))).ToArray();
        var found = Enumerable.Range(0, 200).Reverse().Select(seed => Describe(Lay(second, seed))).Reverse().ToArray();
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Setters_of_several_threads_share_the_fonts()
    {
        var alone = Enumerable.Range(0, 100).Select(seed => Describe(Fresh(seed))).ToArray();
        var together = Enumerable.Range(0, 400).AsParallel().WithDegreeOfParallelism(4).Select(i => (i % 100, Describe(Fresh(i % 100)))).ToArray();
        Assert.All(together, t => Assert.Equal(alone[t.Item1], t.Item2));
    }

    [Fact]
    public void The_first_lines_of_a_text_are_the_same_however_many_are_asked_for()
    {
        using var setter = new SkiaTextSetter();
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, 30).Select(_ => RandomText.Of(random))).ReplaceLineEndings(" ");
            var all = setter.Lay(text, 20, 300);
            var some = setter.Lay(text, 20, 300, 4);
            Assert.Equal(all.Lines.Take(3), some.Lines.Take(3));
        }
    }

    private static SkiaSetText Fresh(int seed)
    {
        using var setter = new SkiaTextSetter();
        return Lay(setter, seed);
    }

    private static SkiaSetText Lay(SkiaTextSetter setter, int seed) => setter.Lay(RandomText.Of(new Random(seed)), 20, 200, 1 + (seed % 7));

    private static string Describe(SkiaSetText set) => string.Join('\n', set.Lines.Select((l, i) => $"{l} {string.Join(' ', PlacedGlyph.OfLine(set, i))}"));

    private static bool IsOneCharacter(string text, SetLine line) =>
        line.Length == 0 || StringInfo.GetNextTextElementLength(text.AsSpan(line.Start, line.Length)) == line.Length;
}
