using System.Text.Json;
using NeuralGlasses.Calibration;
using NeuralGlasses.Decoding;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Shipping;
using Xunit;

namespace NeuralGlasses.Models.Tests.Shipping;

/// <summary>Every file of the shipped model says the same.</summary>
public sealed class RegistryTests
{
    private static readonly string Folder = RepositoryFiles.HandGestures;
    private static readonly ModelManifest Manifest = ModelManifest.Load(Path.Combine(Folder, ModelManifest.FileName));
    private static readonly TrainingPlan Plan = TrainingPlan.Load(Path.Combine(Folder, TrainingPlan.FileName));
    private static readonly ModelFigures Figures =
        JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(Folder, ModelFigures.FileName)), ModelFiguresJson.Default.ModelFigures)!;

    [Fact]
    public void The_figures_belong_to_this_graph_and_this_population()
    {
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, "model.onnx")))), Figures.GraphSha256);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, "population.bin")))), Figures.PopulationSha256);
    }

    [Fact]
    public void The_graph_and_the_vectors_are_those_of_the_population()
    {
        var population = PopulationFile.Load(Path.Combine(Folder, PopulationFile.FileName));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Folder, "model.onnx")), PopulationGraph.Build(population, Manifest.Labels));
        Assert.Equal(Manifest.Input.Length, population.Layout.Length);
        Assert.Equal(Manifest.ChannelCount, population.Layout.ChannelCount);
        Assert.True(double.IsFinite(population.StrangenessMargin), "the population has a measured margin of strangeness");
    }

    [Fact]
    public void The_card_is_made_from_manifest_plan_and_figures()
        => Assert.Equal(ModelCard.Write(Manifest, Plan, Figures), File.ReadAllText(Path.Combine(Folder, "card.md")));

    [Fact]
    public void Manifest_plan_and_figures_name_one_model_and_every_figure_its_command()
    {
        Assert.Equal((Plan.Name, Plan.Version), (Manifest.Name, Manifest.Version));
        Assert.Equal((Plan.Name, Plan.Version), (Figures.Model, Figures.Version));
        Assert.False(Manifest.ResearchOnly, "a model that ships learnt from licensed recordings alone");
        Assert.NotNull(Manifest.PersonalPolicy);
        Assert.Equal(3, Figures.Accuracy.Count);
        Assert.Equal(2, Figures.Events.Count);
        Assert.NotNull(Figures.Unknown);
        Assert.All(Figures.Accuracy, each => Assert.StartsWith("evaluate --data DATA --set " + Plan.Set, each.Command, StringComparison.Ordinal));
        Assert.All(Figures.Accuracy, each => Assert.Equal(Manifest.Labels, each.Labels));
        Assert.All(Figures.Events, each => Assert.StartsWith("events --data DATA --set " + Plan.Set, each.Command, StringComparison.Ordinal));
    }
}
