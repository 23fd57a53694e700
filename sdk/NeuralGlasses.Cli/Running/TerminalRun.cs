using System.Collections.Concurrent;
using System.Text;
using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;
using NeuralGlasses.Testing;

namespace NeuralGlasses.Cli.Running;

/// <summary>Glasses in a terminal at the pace of the clock: what they show, drawn anew when it changes, and keys for what the wearer does.</summary>
internal sealed class TerminalRun(VirtualGlassesFixture glasses, TextWriter output, TimeProvider clock) : IDisposable
{
    private const int TurnMs = 20;
    private const int LinesOfLog = 3;
    private const string Hide = "\u001b[?25l";
    private const string Show = "\u001b[?25h";
    private const string TopLeft = "\u001b[H";
    private const string RestOfLine = "\u001b[K";
    private const string RestOfScreen = "\u001b[J";
    private readonly BlockingCollection<ConsoleKeyInfo> _keys = new(100);
    private (HudScene? Scene, int Logged, int Width) _drawn;

    /// <summary>Runs until q or Ctrl-C is pressed; false for the latter.</summary>
    public bool Play(CtrlC stop)
    {
        // A read of the terminal cannot be called off, so it is left to a thread that ends with the program.
        new Thread(ReadKeys) { IsBackground = true, Name = "keys" }.Start();
        output.Write(Hide + TopLeft + RestOfScreen);
        long began = clock.GetTimestamp();
        while (!stop.IsPressed)
        {
            glasses.AdvanceTo(new HostTime((long)clock.GetElapsedTime(began).TotalMicroseconds));
            Draw();
            if (!_keys.TryTake(out ConsoleKeyInfo key, TurnMs))
                continue;
            if (key.Key == ConsoleKey.Q)
                return true;
            Wish.TryPress(key, glasses);
        }

        return false;
    }

    public void Dispose()
    {
        output.Write(Show);
        output.WriteLine();
        _keys.Dispose();
    }

    private void ReadKeys()
    {
        try
        {
            while (true)
                _keys.Add(Console.ReadKey(intercept: true));
        }
        catch (Exception error) when (error is InvalidOperationException or ObjectDisposedException)
        {
            // The terminal is gone, or the run is over.
        }
    }

    private void Draw()
    {
        int width = Math.Max(SceneText.LeastWidth, Console.WindowWidth - 1);
        if (glasses.Scene.Equals(_drawn.Scene) && glasses.Log.Count == _drawn.Logged && width == _drawn.Width)
            return;
        _drawn = (glasses.Scene, glasses.Log.Count, width);
        var screen = new StringBuilder(TopLeft);
        foreach (string line in Page(width).Take(Math.Max(4, Console.WindowHeight - 1)))
            screen.Append(line).Append(RestOfLine).Append('\n');
        output.Write(screen.Append(RestOfScreen));
    }

    private IEnumerable<string> Page(int width)
    {
        string rule = new('─', width);
        yield return rule;
        foreach (string line in SceneText.Lines(glasses.Scene, width))
            yield return line;
        yield return rule;
        foreach (string line in glasses.Log.Skip(glasses.Log.Count - LinesOfLog).SelectMany(line => SceneText.Lines(new HudScene("log", [new HudText("line", line)]), width)))
            yield return line;
        foreach (string line in SceneText.Lines(new HudScene("keys", [new HudText("keys", "arrows move, Enter select, Esc back, m menu, +/- dial, c photo, w wake, h home, p temple, q quit")]), width))
            yield return line;
    }
}
