//! Throughput of transliteration, in bytes of Russian text.

use std::hint::black_box;

use bitext::translit::Scheme;
use criterion::{Criterion, Throughput};
use unicode_normalization::UnicodeNormalization;

/// Our own text, with the punctuation, capitals and abbreviations that prose has.
const TEXT: &str = "Двадцать пятого февраля, утром, делегаты собрались снова; гостей в зал не пустили. \
    Н. С. Хрущёв поднялся на трибуну и читал почти четыре часа — без перерыва, иногда отрываясь от листов. \
    «Этого не может быть», — сказал кто-то в задних рядах. ЦК КПСС ещё не решил, что напечатают в газетах, \
    а в Тбилиси, Варшаве и Будапеште уже переписывали речь от руки (через неделю её знали тысячи).\n";

fn throughput(c: &mut Criterion) {
    let text = TEXT.repeat(2000);
    let decomposed: String = text.nfd().collect();
    let mut group = c.benchmark_group("translit");
    for id in ["iso9", "alalc-simple", "bgn", "gost779b", "wikipedia"] {
        let Ok(scheme) = Scheme::named(id) else { continue };
        group.throughput(Throughput::Bytes(text.len() as u64));
        let mut out = String::with_capacity(2 * text.len());
        group.bench_function(id, |b| {
            b.iter(|| {
                out.clear();
                scheme.write(black_box(&text), &mut out);
                out.len()
            });
        });
        group.throughput(Throughput::Bytes(decomposed.len() as u64));
        group.bench_function(format!("{id}, NFD"), |b| b.iter(|| scheme.transliterate(black_box(&decomposed))));
    }
    group.finish();
}

fn main() {
    let seconds = std::time::Duration::from_secs(2);
    let mut criterion = Criterion::default().sample_size(20).measurement_time(seconds).configure_from_args();
    throughput(&mut criterion);
    criterion.final_summary();
}
