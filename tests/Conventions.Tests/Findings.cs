using Xunit;

namespace NeuralGlasses.Conventions.Tests;

/// <summary>Says what is wrong with all of a convention's breaches, one a line.</summary>
internal static class Findings
{
    internal static void None(IEnumerable<string> findings)
    {
        var all = findings.ToArray();
        Assert.True(all.Length == 0, string.Join('\n', all));
    }
}
