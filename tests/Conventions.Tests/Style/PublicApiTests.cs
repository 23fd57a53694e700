using System.Reflection;
using PublicApiGenerator;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Style;

/// <summary>
/// The public API of what other people build on is a text in this repository, so that a change of it shows in review. To
/// change it on purpose, copy the text that the failing test wrote beside the approved one over it, and say why in the commit.
/// </summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("NeuralGlasses.Contract")]
    [InlineData("NeuralGlasses.Wristband")]
    [InlineData("NeuralGlasses")]
    [InlineData("NeuralGlasses.Onnx")]
    [InlineData("NeuralGlasses.BlueZ")]
    [InlineData("NeuralGlasses.Drivers")]
    [InlineData("NeuralGlasses.Assistants")]
    [InlineData("NeuralGlasses.Inbox")]
    [InlineData("NeuralGlasses.Home")]
    [InlineData("NeuralGlasses.Skia")]
    [InlineData("NeuralGlasses.Apps")]
    [InlineData("NeuralGlasses.Simulator.Glasses")]
    [InlineData("NeuralGlasses.Testing")]
    [InlineData("NeuralGlasses.Conformance")]
    public void The_public_API_is_the_approved_one(string assembly)
    {
        var api = Assembly.Load(assembly).GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n");
        var file = $"tests/Conventions.Tests/PublicApi/{assembly}.txt";
        var approved = File.Exists(Repository.PathOf(file)) ? Repository.Read(file).ReplaceLineEndings("\n") : "";
        if (api == approved)
            return;
        var received = Path.Combine(AppContext.BaseDirectory, $"{assembly}.received.txt");
        File.WriteAllText(received, api);
        Assert.Fail($"The public API of {assembly} is not the one in {file}; what it is now was written to {received}.");
    }
}
