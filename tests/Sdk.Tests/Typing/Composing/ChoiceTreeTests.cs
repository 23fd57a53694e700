using NeuralGlasses.Typing.Composing;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Typing.Composing;

public sealed class ChoiceTreeTests
{
    [Theory]
    [InlineData(1, 4)]
    [InlineData(4, 4)]
    [InlineData(5, 4)]
    [InlineData(22, 4)]
    [InlineData(22, 5)]
    [InlineData(27, 2)]
    public void EveryThingIsReachedAndNoGroupHasMoreThanTheKeys(int count, int keys)
    {
        string[] things = [.. Enumerable.Range(0, count).Select(i => $"t{i}")];
        var tree = ChoiceTree.Of("all", things, keys);
        Assert.Equal(things.Order(), Leaves(tree, keys).Select(leaf => leaf.Name).Order());
    }

    [Fact]
    public void WantedThingsTakeFewerSteps()
    {
        var tree = ChoiceTree.Of("all", [.. Enumerable.Range(0, 22).Select(i => $"t{i}")], 4);
        var steps = Leaves(tree, 4).ToDictionary(leaf => leaf.Name, leaf => leaf.Steps);
        Assert.True(steps["t0"] <= steps["t10"]);
        Assert.True(steps["t0"] < steps["t21"]);
    }

    [Fact]
    public void NothingToChooseFromIsRefused() => Assert.Throws<ArgumentException>(() => ChoiceTree.Of("all", [], 4));

    private static IEnumerable<(string Name, int Steps)> Leaves(ChoiceTree tree, int keys, int steps = 0)
    {
        Assert.True(tree.Branches.Count <= keys);
        return tree.IsThing ? [(tree.Name, steps)] : tree.Branches.SelectMany(branch => Leaves(branch, keys, steps + 1));
    }
}
