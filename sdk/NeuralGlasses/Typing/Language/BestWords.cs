namespace NeuralGlasses.Typing.Language;

/// <summary>The best of the words that were offered, in the caller's memory, best first.</summary>
internal ref struct BestWords(Span<int> words, Span<float> scores)
{
    private readonly Span<int> _words = words;
    private readonly Span<float> _scores = scores;

    public int Count { get; private set; }

    public readonly bool Takes(float score) => Count < _words.Length || score > _scores[Count - 1];

    public void Offer(int word, float score)
    {
        if (!Takes(score))
            return;
        var place = Count < _words.Length ? Count++ : Count - 1;
        for (; place > 0 && _scores[place - 1] < score; place--)
        {
            _scores[place] = _scores[place - 1];
            _words[place] = _words[place - 1];
        }

        _scores[place] = score;
        _words[place] = word;
    }
}
