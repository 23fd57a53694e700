using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Shipping;
using Xunit;

namespace NeuralGlasses.Models.Tests.Shipping;

public sealed class TrainingPlanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_plan_comes_back_as_it_was_written()
    {
        File.WriteAllText(_folder.File("plan.json"), InventedPlan.Plan.ToJson());
        Assert.Equal(InventedPlan.Plan.ToJson(), TrainingPlan.Load(_folder.File("plan.json")).ToJson());
    }

    [Fact]
    public void What_a_plan_leaves_out_has_its_default()
    {
        File.WriteAllText(_folder.File("plan.json"), """{ "format": "neuralglasses-training/1", "name": "a", "version": "1", "set": "b", "minimumStreamRateHz": 250, "live": { "mainsHz": 60 } }""");
        var plan = TrainingPlan.Load(_folder.File("plan.json"));
        Assert.Equal(("all", 1, 4, 60.0, 1000.0, 0.6), (plan.People, plan.Seed, plan.Folds, plan.Live.MainsHz, plan.Live.StreamRateHz, plan.Limits.FalsePerHour));
    }

    [Theory]
    [InlineData("\"folds\": 2", "\"folds\": 1", "field 'folds' is '1', expected 2 or more")]
    [InlineData("\"seed\": 1", "\"sead\": 1", "sead")]
    [InlineData("\"set\": \"invented\",", "", "set")]
    [InlineData("neuralglasses-training/1", "other/1", "field 'format' is 'other/1'")]
    [InlineData("\"folds\": 2", "\"folds\": two", "plan.json")]
    public void A_broken_plan_is_refused_naming_file_and_field(string found, string replacement, string told)
    {
        var text = InventedPlan.Plan.ToJson();
        Assert.Contains(found, text, StringComparison.Ordinal);
        File.WriteAllText(_folder.File("plan.json"), text.Replace(found, replacement, StringComparison.Ordinal));
        var message = Assert.Throws<RecordingException>(() => TrainingPlan.Load(_folder.File("plan.json"))).Message;
        Assert.StartsWith(_folder.File("plan.json"), message, StringComparison.Ordinal);
        Assert.Contains(told, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_plan_is_told() => Assert.Contains("there is no such file", Assert.Throws<RecordingException>(() => TrainingPlan.Load(_folder.File("none.json"))).Message, StringComparison.Ordinal);
}
