using NeuralGlasses.Messaging;

namespace NeuralGlasses.Apps.Messages;

/// <summary>Where the wearer is in a conversation: which of the messages that were fetched, and which page of it.</summary>
internal sealed class TalkView
{
    /// <summary>Messages that are fetched at once.</summary>
    public const int Stretch = 50;

    /// <summary>Most messages that are held; of more those farthest from the wearer go, and are fetched again.</summary>
    public const int MostHeld = 4 * Stretch;

    private readonly List<Message> _messages = [];
    private IReadOnlyList<string> _pages = [""];
    private int _at = -1;
    private int _page;

    /// <summary>The conversation; null for none.</summary>
    public Conversation? Talk { get; private set; }

    /// <summary>Number of the message whose thread alone is seen; 0 for all.</summary>
    public long Thread { get; private set; }

    /// <summary>The message that is seen; null while there is none.</summary>
    public Message? Current => _at >= 0 ? _messages[_at] : null;

    /// <summary>The page of it that is seen.</summary>
    public string Page => _pages[_page];

    /// <summary>Place of the page and how many there are, from 1.</summary>
    public (int At, int Of) Place => (_page + 1, _pages.Count);

    /// <summary>Whether the newest message that was fetched is seen, to its end.</summary>
    public bool IsAtEnd => _at == _messages.Count - 1 && _page == _pages.Count - 1;

    /// <summary>Number of the oldest message that was fetched; 0 for none.</summary>
    public long Oldest => _messages is [var first, ..] ? first.Number : 0;

    /// <summary>Number of the newest message that was fetched; 0 for none.</summary>
    public long Newest => _messages is [.., var last] ? last.Number : 0;

    /// <summary>Another conversation, or another thread of it.</summary>
    public void Open(Conversation talk, long thread = 0)
    {
        (Talk, Thread) = (talk, thread);
        _messages.Clear();
        (_at, _page, _pages) = (-1, 0, [""]);
    }

    /// <summary>What is known of the conversation changed.</summary>
    public void Update(Conversation talk) => Talk = talk;

    /// <summary>Leaves it.</summary>
    public void Close()
    {
        Talk = null;
        _messages.Clear();
        (_at, _page, _pages) = (-1, 0, [""]);
    }

    /// <summary>Adds messages that were fetched, older ones in front and newer ones behind; those that are held already take their new state.</summary>
    public void Add(IReadOnlyList<Message> fetched)
    {
        long seen = Current?.Number ?? 0;
        foreach (Message message in fetched)
        {
            int held = _messages.FindIndex(each => each.Number >= message.Number);
            if (held >= 0 && _messages[held].Number == message.Number)
                _messages[held] = message;
            else
                _messages.Insert(held < 0 ? _messages.Count : held, message);
        }

        _at = seen == 0 ? -1 : _messages.FindIndex(each => each.Number == seen);
        Trim();
        if (_at >= 0)
            Turn(_at, _page);
    }

    /// <summary>Goes to the newest message.</summary>
    public void GoToEnd() => Turn(_messages.Count - 1, 0);

    /// <summary>Goes to a message, or to the one that stands nearest before it.</summary>
    public void GoTo(long number)
    {
        int at = _messages.FindLastIndex(each => each.Number <= number);
        Turn(Math.Max(0, at), 0);
    }

    /// <summary>One page on or back; false if there is none among what was fetched.</summary>
    public bool TryMove(int pages)
    {
        if (_at < 0)
            return false;
        if (_page + pages >= 0 && _page + pages < _pages.Count)
        {
            _page += pages;
            return true;
        }

        int next = _at + Math.Sign(pages);
        if (next < 0 || next >= _messages.Count)
            return false;
        Turn(next, pages < 0 ? int.MaxValue : 0);
        return true;
    }

    /// <summary>The messages that were fetched have one fewer.</summary>
    public void Forget(long number)
    {
        int at = _messages.FindIndex(each => each.Number == number);
        if (at < 0)
            return;
        _messages.RemoveAt(at);
        Turn(Math.Min(_at, _messages.Count - 1), 0);
    }

    private void Turn(int at, int page)
    {
        _at = Math.Min(at, _messages.Count - 1);
        _pages = _at < 0 || TextPages.Of(_messages[_at].Text) is not { Count: > 0 } pages ? [""] : pages;
        _page = Math.Clamp(page, 0, _pages.Count - 1);
    }

    private void Trim()
    {
        while (_messages.Count > MostHeld)
        {
            bool isAtFront = _at < _messages.Count / 2;
            _messages.RemoveAt(isAtFront ? _messages.Count - 1 : 0);
            if (!isAtFront)
                _at--;
        }
    }
}
