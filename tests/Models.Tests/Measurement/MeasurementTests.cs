using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Commands;
using NeuralGlasses.Training.Learning;
using NeuralGlasses.Training.Measurement;
using Xunit;

namespace NeuralGlasses.Models.Tests.Measurement;

public sealed class MeasurementTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Autoregressive_coefficients_are_recovered_from_their_own_signal()
    {
        double[] truth = [0.5, -0.4, 0.2];
        var chance = new GaussianSource(6);
        var signal = new double[200_000];
        for (var t = 3; t < signal.Length; t++)
            signal[t] = truth[0] * signal[t - 1] + truth[1] * signal[t - 2] + truth[2] * signal[t - 3] + chance.Next();
        var correlation = new double[4];
        for (var lag = 0; lag < 4; lag++)
        {
            for (var t = lag; t < signal.Length; t++)
                correlation[lag] += signal[t] * signal[t - lag];
        }

        var (coefficients, share) = AutoRegression.Solve(correlation);
        for (var k = 0; k < 3; k++)
            Assert.Equal(truth[k], coefficients[k], 0.02);
        Assert.Equal(1.0, share * correlation[0] / signal.Length, 0.02);
    }

    [Fact]
    public void A_measured_arm_has_the_loudness_that_was_invented_for_it()
    {
        var data = Directory.CreateDirectory(_folder.File("people")).FullName;
        RecordingFileWriter.Person(0).Write(Path.Combine(data, "p0.h5"));
        ArmRun.Execute(data, ["P00"], _folder.File("people.json"), TextWriter.Null);
        var people = System.Text.Json.JsonSerializer.Deserialize(File.ReadAllText(_folder.File("people.json")), Training.Export.TrainingJson.Default.MeasuredArms)!;
        var person = Assert.Single(people.People);
        Assert.Equal("rest", person.Gestures[0].Label);
        for (var gesture = 1; gesture < 8; gesture++)
        {
            var covariance = person.Gestures[gesture].CovarianceMicrovolts2;
            var loudest = Enumerable.Range(0, 8).MaxBy(c => covariance[c][c]);
            Assert.Equal(gesture, loudest);
            Assert.True(covariance[loudest][loudest] > 50 * person.Gestures[0].CovarianceMicrovolts2[loudest][loudest]);
        }

        Assert.Contains("no person 'P09'", Assert.Throws<RecordingException>(() => ArmRun.Execute(data, ["P09"], _folder.File("q.json"), TextWriter.Null)).Message, StringComparison.Ordinal);
    }
}
