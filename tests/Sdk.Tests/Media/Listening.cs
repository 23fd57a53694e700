using NeuralGlasses.Media;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Media;

// A player in the hands of a mixer that takes 10 ms at a time, and a clock.
internal sealed class Listening
{
    private readonly short[] _block = new short[TestSounds.RateHz / 100];

    public Listening(TestSounds sounds, IKeptBytes? kept = null, params Track[] tracks)
    {
        Player = new MediaPlayer(sounds, TestSounds.RateHz, kept);
        Player.Load(new Playlist(tracks), Now);
    }

    public MediaPlayer Player { get; }

    public HostTime Now { get; private set; }

    // All that was heard.
    public List<short> Heard { get; } = [];

    public static Track Song(string id, double? seconds = null) => new(id, id, $"Song {id}", "Somebody") { Length = seconds is { } length ? TimeSpan.FromSeconds(length) : null };

    public static Track Book(string id) => new(id, id, $"Book {id}", "A reader") { IsBook = true };

    // Lets time go by and returns the samples heard in it.
    public int Hear(double seconds)
    {
        int before = Heard.Count;
        for (var i = 0; i < Math.Round(seconds * 100); i++)
        {
            Heard.AddRange(_block.AsSpan(0, Player.Read(_block)));
            Now = Now.Plus(10_000);
            Player.Advance(Now);
        }

        return Heard.Count - before;
    }

    public void Play() => Player.Play(Now);

    public void Pause() => Player.Pause(Now);
}
