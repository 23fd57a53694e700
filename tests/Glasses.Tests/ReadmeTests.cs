using System.Diagnostics.Metrics;
using System.Reflection;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void The_table_of_metrics_is_that_of_the_program()
    {
        var rows = GlassesMetrics.Table.Select(r => $"| `{r.Name}` | {(r.IsCounter ? "counter" : "gauge")} | `{r.Unit}` | {r.Description} |");
        var table = string.Join('\n', rows.Prepend("|---|---|---|---|").Prepend("| Name | Kind | Unit | What |"));

        Assert.True(Readme.Contains(table, StringComparison.Ordinal), $"The README of the program lacks this table:\n{table}");
    }

    [Fact]
    public void Every_option_is_in_the_README()
    {
        var names = typeof(GlassesProgramOptions).GetProperties().Where(p => p.PropertyType != typeof(Type)).Select(p => $"| `{char.ToLowerInvariant(p.Name[0])}{p.Name[1..]}` |");

        Assert.All(names, name => Assert.Contains(name, Readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_metric_tells_a_number_before_the_first_turn()
    {
        var told = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => Enable(instrument, l) };
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => told.Add(instrument.Name));
        using var metrics = new GlassesMetrics(() => GlassesCondition.Starting);
        listener.Start();

        listener.RecordObservableInstruments();

        Assert.Equal(GlassesMetrics.Table.Select(r => r.Name).Order(), told.Order());
    }

    private static string Readme => File.ReadAllText(Path.Combine(
        typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!, "firmware", "Glasses", "README.md")).ReplaceLineEndings("\n");

    private static void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == GlassesMetrics.MeterName)
            listener.EnableMeasurementEvents(instrument);
    }
}
