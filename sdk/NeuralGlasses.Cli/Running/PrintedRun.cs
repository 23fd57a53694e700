using System.Globalization;
using NeuralGlasses.Hud;
using NeuralGlasses.Testing;

namespace NeuralGlasses.Cli.Running;

/// <summary>Prints what changes, one block after the other, for a script and where there is no terminal.</summary>
internal sealed class PrintedRun(VirtualGlassesFixture glasses, TextWriter output)
{
    private const int Width = 60;
    private const double TurnMs = 100;
    private HudScene? _printed;
    private int _logged;

    /// <summary>Plays a script to its end and a second more, as fast as it goes; false if it was stopped.</summary>
    public bool Play(WearerScript script, string app, CtrlC stop)
    {
        Print();
        foreach (WearerScript.Line line in script.Lines)
        {
            if (!Wait(line.At.MillisecondsSince(glasses.Now), stop))
                return false;
            output.WriteLine($"{Seconds()} s  > {line.Text}");
            line.Do(glasses, app);
            Print();
        }

        return Wait(1000, stop);
    }

    private bool Wait(double ms, CtrlC stop)
    {
        for (double left = ms; left > 0; left -= TurnMs)
        {
            if (stop.IsPressed)
                return false;
            glasses.Wait(Math.Min(left, TurnMs));
            Print();
        }

        return !stop.IsPressed;
    }

    private void Print()
    {
        for (; _logged < glasses.Log.Count; _logged++)
            output.WriteLine($"{Seconds()} s  log: {glasses.Log[_logged]}");
        if (glasses.Scene.Equals(_printed))
            return;
        _printed = glasses.Scene;
        output.WriteLine($"{Seconds()} s  {_printed.Id}");
        foreach (string line in SceneText.Lines(_printed, Width))
            output.WriteLine($"    {line}");
    }

    private string Seconds() => (glasses.Now.Microseconds / 1e6).ToString("0.00", CultureInfo.InvariantCulture);
}
