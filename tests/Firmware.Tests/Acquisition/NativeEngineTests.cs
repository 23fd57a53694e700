using System.Runtime.CompilerServices;
using NeuralGlasses.Contract;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

/// <summary>The C++ engine and its C# twin get the same commands and give the same bytes.</summary>
public sealed class NativeEngineTests
{
    public static TheoryData<string> Vectors => new(Directory.GetFiles(Folder(), "engine-*.txt").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_twin_answers_as_the_vector_says(string name)
    {
        var (commands, answers) = Load(name);
        Assert.Equal(answers, EngineScript.Run(commands));
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_native_engine_answers_as_the_vector_says(string name)
    {
        NativeHost.SkipWithoutCompiler();
        var (commands, answers) = Load(name);
        Assert.Equal(answers, NativeHost.Run(commands));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Random_sessions_give_the_same_bytes_on_both(int seed)
    {
        NativeHost.SkipWithoutCompiler();
        var commands = RandomSessions.Make(seed, sessions: 6);
        var twin = EngineScript.Run(commands);
        Assert.True(twin.Count(a => a.StartsWith("frame ", StringComparison.Ordinal)) > 300);
        Assert.Equal(twin, NativeHost.Run(commands));
    }

    [Theory]
    [InlineData(ControlPoint.CodingRaw)]
    [InlineData(ControlPoint.CodingSmallest)]
    public void Every_plan_of_every_stream_and_link_gives_the_same_bytes_on_both(int coding)
    {
        NativeHost.SkipWithoutCompiler();
        var commands = RandomSessions.EveryPlan(coding);
        var twin = EngineScript.Run(commands);
        Assert.DoesNotContain("refused", twin);
        Assert.Equal(twin, NativeHost.Run(commands));
    }

    [Fact]
    public void Random_sessions_reach_what_they_are_for()
    {
        var answers = Enumerable.Range(1, 8).SelectMany(seed => EngineScript.Run(RandomSessions.Make(seed, sessions: 6))).ToList();
        var counters = answers.Where(a => a.StartsWith("counters ", StringComparison.Ordinal)).Select(a => a.Split(' ').Skip(1).Select(int.Parse).ToArray()).ToList();
        Assert.Contains(counters, c => c[1] > 0);
        Assert.Contains(counters, c => c[2] > 0);
        Assert.Contains(counters, c => c[4] > 0xFF);
        Assert.Contains("none", answers);
        Assert.Contains("refused", answers);
        var frames = answers.Where(a => a.StartsWith("frame ", StringComparison.Ordinal)).Select(a => EngineBench.Decode(Convert.FromHexString(a[6..]))).ToList();
        foreach (var flag in new[] { EmgStreamFormat.FlagCompressed, EmgStreamFormat.FlagLeadOff, EmgStreamFormat.FlagSaturated, EmgStreamFormat.FlagStreamStart })
        {
            Assert.Contains(frames, f => (f.Flags & flag) != 0);
            Assert.Contains(frames, f => (f.Flags & flag) == 0);
        }

        Assert.Contains(frames, f => f.Sequence > 65000);
    }

    [Fact]
    public void A_task_that_fills_the_ring_and_one_that_reads_it_do_not_disturb_each_other()
    {
        NativeHost.SkipWithoutCompiler();
        var program = NativeHost.Build("engine-race", "host/race.cpp", "-O1", "-g", "-fsanitize=thread");
        var (exit, output, errors) = NativeHost.Start(program!, [], "");
        Assert.True(exit == 0, output + errors);
        Assert.StartsWith("consistent", output, StringComparison.Ordinal);
    }

    private static (List<string> Commands, List<string> Answers) Load(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder(), name));
        Assert.All(lines, l => Assert.Matches("^(# |do: |gives: )", l));
        return (Behind("do: "), Behind("gives: "));

        List<string> Behind(string field) => [.. lines.Where(l => l.StartsWith(field, StringComparison.Ordinal)).Select(l => l[field.Length..])];
    }

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "Vectors"));
}
