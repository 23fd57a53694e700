using CsCheck;
using NeuralGlasses.Consent;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Consent;

/// <summary>Whatever is done to lines inside the log is found.</summary>
public sealed class ConsentLogTamperTests
{
    private static readonly List<string> Whole = Make();
    private static readonly string Head = Whole[^1][^66..^2];

    [Fact]
    public void Any_changed_byte_is_found_in_its_line() =>
        Gen.Select(Gen.Int[0, Whole.Count - 1], Gen.Int[0, 10_000], Gen.Int[1, 127]).Sample(
            (line, place, flip) =>
            {
                List<string> lines = [.. Whole];
                char[] changed = lines[line].ToCharArray();
                int at = place % changed.Length;
                changed[at] = (char)(changed[at] ^ flip);
                lines[line] = new string(changed);
                ConsentLogFinding found = Check(lines);

                // A flip into a line feed makes two lines of one, the first of which is the one that does not fit.
                Assert.StartsWith($"{LogBench.First}, line {line + 1}, ", found.Sentence, StringComparison.Ordinal);
            },
            iter: 2000,
            threads: 1);

    [Fact]
    public void Any_line_removed_before_the_last_is_found() =>
        Gen.Int[0, Whole.Count - 2].Sample(line => !Check(Whole.Where((_, i) => i != line)).IsWhole, iter: 200, threads: 1);

    [Fact]
    public void Any_two_lines_swapped_are_found() =>
        Gen.Select(Gen.Int[0, Whole.Count - 1], Gen.Int[0, Whole.Count - 1]).Where((one, other) => one != other).Sample(
            (one, other) =>
            {
                List<string> lines = [.. Whole];
                (lines[one], lines[other]) = (lines[other], lines[one]);
                return !Check(lines).IsWhole;
            },
            iter: 500,
            threads: 1);

    [Fact]
    public void Any_line_added_is_found_be_it_a_copy_or_one_of_another_log() =>
        Gen.Select(Gen.Int[0, Whole.Count], Gen.Int[0, Whole.Count - 1], Gen.Bool).Sample(
            (place, line, isForeign) =>
            {
                List<string> lines = [.. Whole];
                lines.Insert(place, isForeign ? Make()[line].Replace("camera", "other", StringComparison.Ordinal) : Whole[line]);
                return !Check(lines).IsWhole;
            },
            iter: 500,
            threads: 1);

    [Fact]
    public void Lines_missing_at_the_end_are_found_by_who_knows_the_hash_that_was_there() =>
        Gen.Int[1, Whole.Count].Sample(
            kept =>
            {
                LogBench bench = With(Whole.Take(kept));
                Assert.True(bench.Verify().IsWhole);
                Assert.Equal(kept == Whole.Count, bench.Verify(Head).IsWhole);
            },
            iter: 100,
            threads: 1);

    private static List<string> Make()
    {
        var bench = new LogBench();
        bench.Write(12);
        return bench.Lines();
    }

    private static LogBench With(IEnumerable<string> lines)
    {
        var bench = new LogBench();
        bench.Put(lines);
        return bench;
    }

    private static ConsentLogFinding Check(IEnumerable<string> lines) => With(lines).Verify();
}
