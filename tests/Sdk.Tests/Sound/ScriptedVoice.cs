using NeuralGlasses.Sound.Speech;

namespace NeuralGlasses.Sdk.Tests.Sound;

/// <summary>A voice that does as it is told: ten milliseconds of a tone for every letter, at once, late, never, or a failure.</summary>
internal sealed class ScriptedVoice(int rateHz = 16000) : ISpeechVoice
{
    private const double SecondsALetter = 0.01;

    public string Name => "scripted";

    /// <summary>What was asked for, in order.</summary>
    public List<Utterance> Asked { get; } = [];

    public List<Speaking> Begun { get; } = [];

    /// <summary>Why utterances fail from now on.</summary>
    public string? Failure { get; set; }

    /// <summary>Whether nothing comes from now on.</summary>
    public bool IsStuck { get; set; }

    public ISpeaking Begin(Utterance utterance)
    {
        Asked.Add(utterance);
        Begun.Add(new Speaking(this, rateHz, (int)(utterance.Text.Length * SecondsALetter * rateHz)));
        return Begun[^1];
    }

    internal sealed class Speaking(ScriptedVoice voice, int rateHz, int samples) : ISpeaking
    {
        private readonly string? _failure = voice.Failure;
        private int _at;

        public bool IsGivenUp { get; private set; }

        public SpeakingState State => _failure is not null ? SpeakingState.Failed : IsGivenUp || _at == samples ? SpeakingState.Ended : SpeakingState.Going;

        public int RateHz => rateHz;

        public string? Failure => _failure;

        public int Read(Span<short> output)
        {
            if (_failure is not null || voice.IsStuck || IsGivenUp)
                return 0;
            int count = Math.Min(output.Length, samples - _at);
            for (var i = 0; i < count; i++)
                output[i] = (short)(8000 * Math.Sin(2 * Math.PI * 500 * _at++ / rateHz));
            return count;
        }

        public void Dispose() => IsGivenUp = true;
    }
}
