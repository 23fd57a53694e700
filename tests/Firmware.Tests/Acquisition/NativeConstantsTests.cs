using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

/// <summary>The numbers in the C++ engine's header are those of the C# classes that it names.</summary>
public sealed partial class NativeConstantsTests
{
    private static readonly Assembly[] Homes = [typeof(EmgStreamFormat).Assembly, typeof(EngineStatistics).Assembly, typeof(AcquisitionEngineModel).Assembly];

    [Fact]
    public void Every_constant_of_the_native_engine_is_the_one_in_CSharp()
    {
        var compared = 0;
        Type? home = null;
        foreach (var line in File.ReadLines(Path.Combine(NativeHost.Folder, "engine", "Constants.hpp")))
        {
            if (Home().Match(line) is { Success: true } named)
            {
                home = Homes.SelectMany(a => a.GetTypes()).Single(t => t.Name == named.Groups[1].Value);
                continue;
            }

            if (!line.Contains('='))
                continue;
            var constant = Constant().Match(line);
            Assert.True(constant.Success, $"'{line}' is not a constant that this test can read.");
            var name = constant.Groups["there"].Success ? constant.Groups["there"].Value : constant.Groups["here"].Value;
            var field = home!.GetField(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
            Assert.True(field is { IsLiteral: true }, $"{home.Name} has no constant {name}.");
            Assert.Equal(Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture), Number(constant.Groups["value"].Value));
            compared++;
        }

        Assert.True(compared > 30);
    }

    [Fact]
    public void Every_figure_of_the_statistics_is_there()
    {
        var header = File.ReadAllText(Path.Combine(NativeHost.Folder, "engine", "Constants.hpp"));
        Assert.All(
            typeof(EngineStatistics).GetFields().Select(f => f.Name == nameof(EngineStatistics.Length) ? "StatisticsLength" : f.Name),
            name => Assert.Contains($"int {name} = ", header, StringComparison.Ordinal));
    }

    private static long Number(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? long.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : long.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^// (\w+)$")]
    private static partial Regex Home();

    [GeneratedRegex(@"^inline constexpr int (?<here>\w+) = (?<value>0x[0-9A-F]+|\d+);( // (?<there>\w+))?$")]
    private static partial Regex Constant();
}
