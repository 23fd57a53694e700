using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Typing.Taps;

/// <summary>
/// Reads taps with a language: prefix beam search over the classes of every step (Graves 2012, chapter 7; Hannun et al. 2014, arXiv 1408.2873), with words and letters of a
/// <see cref="LanguageModel"/>, and with the backspace as a key that takes the text back by one character and leaves what it cost. What is older than
/// <see cref="TapSearchOptions.CommitSteps"/> is committed; texts that lie far behind are forgotten, so that a search never grows. Allocates nothing once it is warm.
/// </summary>
public sealed class TapSearch
{
    // A slip is no likelier than its letters, but it costs no more than this.
    private const double DearestSlip = -2;
    private const double BackspaceCost = -1;
    private const int MostTexts = 8192;

    // So many characters can be taken back behind what is committed.
    private const int TakenBack = 64;
    private readonly TapSearchOptions _options;
    private readonly TapTexts _texts;
    private readonly Dictionary<(int Text, int Last), int> _alike = [];
    private readonly List<char> _committedNow = [];
    private readonly int[] _looked = new int[TapAlphabet.Classes];
    private TapReading[] _now = new TapReading[64];
    private TapReading[] _next = new TapReading[4096];
    private double[] _order = new double[4096];
    private int _readings;
    private int _nextCount;
    private int _committed;
    private long _step;

    /// <summary>Begins with an empty text.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public TapSearch(LanguageModel language, TapSearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        _texts = new TapTexts(language);
        _now = new TapReading[options.Width];
        Clear();
    }

    /// <summary>Texts that are held.</summary>
    public int Held => _texts.Count;

    /// <summary>What the last step committed: characters, and backspaces for those that were committed and are taken back.</summary>
    public IReadOnlyList<char> Committed => _committedNow;

    /// <summary>Begins anew, as in an empty field.</summary>
    public void Clear()
    {
        _texts.Clear();
        _committedNow.Clear();
        (_committed, _step, _readings) = (0, 0, 1);
        _now[0] = new TapReading { Last = TapAlphabet.Blank, Struck = double.NegativeInfinity };
    }

    /// <summary>Takes ln P of every class in one step.</summary>
    /// <exception cref="ArgumentException">There is another number of classes.</exception>
    public void Step(ReadOnlySpan<float> scores)
    {
        if (scores.Length != TapAlphabet.Classes)
            throw new ArgumentException($"A step has {scores.Length} classes; expected {TapAlphabet.Classes}.", nameof(scores));
        _step++;
        _alike.Clear();
        _nextCount = 0;
        var looked = 0;
        for (var each = 0; each < TapAlphabet.Blank; each++)
        {
            if (scores[each] > _options.LeastScore)
                _looked[looked++] = each;
        }

        for (var i = 0; i < _readings; i++)
            GoOn(_now[i], scores, _looked.AsSpan(0, looked));
        Keep();
        Commit(_options.CommitSteps);
        if (_texts.Count > MostTexts)
            Forget();
    }

    /// <summary>Commits all that the best reading says, as when a wearer rests.</summary>
    public void Finish() => Commit(0);

    /// <summary>What the best reading says behind all that is committed; a reading that takes committed characters back has backspaces first.</summary>
    public string Pending()
    {
        var text = new List<char>();
        Difference(_committed, _now[0].Text, text);
        return new string([.. text]);
    }

    private void GoOn(in TapReading reading, ReadOnlySpan<float> scores, ReadOnlySpan<int> looked)
    {
        var both = Sum(reading.Blank, reading.Struck);
        ref var stays = ref At(reading.Text, reading.Last, reading.Step);
        stays.Blank = Sum(stays.Blank, both + scores[TapAlphabet.Blank]);
        if (reading.Last != TapAlphabet.Blank)
            stays.Struck = Sum(stays.Struck, reading.Struck + scores[reading.Last]);
        foreach (var key in looked)
        {
            // A key that is struck again needs a blank between.
            var before = key == reading.Last ? reading.Blank : both;
            if (double.IsNegativeInfinity(before))
                continue;
            var (text, cost) = (reading.Text, 0.0);
            if (TapAlphabet.Characters[key] == TapAlphabet.Backspace)
            {
                (text, cost) = TakeBack(reading.Text);
                if (text < 0)
                    continue;
            }
            else
            {
                text = _texts.After(reading.Text, key, _step);
            }

            ref var struck = ref At(text, key, _step);
            struck.Struck = Sum(struck.Struck, before + scores[key] + cost);
        }
    }

    private (int Text, double Cost) TakeBack(int text)
    {
        ref readonly var node = ref _texts[text];
        if (node.Parent < 0)
            return (-1, 0);
        var erased = (_options.LanguageWeight * (node.Language - _texts[node.Parent].Language)) + _options.CharacterBonus;
        return (node.Parent, BackspaceCost + Math.Max(DearestSlip, Math.Min(0, erased)));
    }

    private ref TapReading At(int text, int last, long step)
    {
        if (_alike.TryGetValue((text, last), out var at))
            return ref _next[at];
        if (_nextCount == _next.Length)
        {
            Array.Resize(ref _next, 2 * _nextCount);
            Array.Resize(ref _order, 2 * _nextCount);
        }

        _alike.Add((text, last), _nextCount);
        _next[_nextCount] = new TapReading { Text = text, Last = last, Step = step, Blank = double.NegativeInfinity, Struck = double.NegativeInfinity };
        return ref _next[_nextCount++];
    }

    private void Keep()
    {
        for (var i = 0; i < _nextCount; i++)
        {
            ref var reading = ref _next[i];
            ref readonly var text = ref _texts[reading.Text];
            reading.Score = Sum(reading.Blank, reading.Struck) + (_options.LanguageWeight * text.Language) + (_options.CharacterBonus * text.Depth);
            _order[i] = -reading.Score;
        }

        Array.Sort(_order, _next, 0, _nextCount);
        _readings = 0;
        while (_readings < Math.Min(_nextCount, _options.Width) && _next[_readings].Score > _next[0].Score - _options.Margin)
        {
            _now[_readings] = _next[_readings];
            _readings++;
        }
    }

    private void Commit(int steps)
    {
        _committedNow.Clear();
        ref readonly var best = ref _now[0];
        var isTakingBack = TapAlphabet.Characters[Math.Min(best.Last, TapAlphabet.Blank - 1)] == TapAlphabet.Backspace && best.Last != TapAlphabet.Blank;
        if (isTakingBack && best.Step > _step - steps)
            return;
        var target = best.Text;
        while (_texts[target].Parent >= 0 && _texts[target].Step > _step - steps && !_texts.Begins(target, _committed))
            target = _texts[target].Parent;
        if (target == _committed)
            return;
        Difference(_committed, target, _committedNow);
        _committed = target;
        var kept = 0;
        for (var i = 0; i < _readings; i++)
        {
            var takesBack = _now[i].Last != TapAlphabet.Blank && TapAlphabet.Characters[_now[i].Last] == TapAlphabet.Backspace && _now[i].Step > _step - _options.CommitSteps;
            if (takesBack || _texts.Begins(_committed, _now[i].Text))
                _now[kept++] = _now[i];
        }

        _readings = kept;
    }

    // Backspaces up to what both texts begin with, and then the characters of the other one.
    private void Difference(int from, int to, List<char> changes)
    {
        while (from >= 0 && !_texts.Begins(from, to))
        {
            changes.Add(TapAlphabet.Backspace);
            from = _texts[from].Parent;
        }

        var at = changes.Count;
        for (; to != from; to = _texts[to].Parent)
            changes.Insert(at, TapAlphabet.Characters[_texts[to].Class]);
    }

    private void Forget()
    {
        _texts.Unmark();
        var least = Math.Max(0, _texts[_committed].Depth - TakenBack);
        for (var i = 0; i < _readings; i++)
            least = Math.Min(least, _texts[_now[i].Text].Depth);
        _texts.Mark(_committed, least);
        for (var i = 0; i < _readings; i++)
            _texts.Mark(_now[i].Text, least);
        _texts.Keep();
        _committed = _texts.Moved(_committed);
        for (var i = 0; i < _readings; i++)
            _now[i].Text = _texts.Moved(_now[i].Text);
    }

    private static double Sum(double one, double other)
    {
        var (more, less) = one > other ? (one, other) : (other, one);
        return double.IsNegativeInfinity(less) ? more : more + Math.Log(1 + Math.Exp(less - more));
    }
}
